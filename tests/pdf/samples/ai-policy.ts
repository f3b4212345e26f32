export const aiPolicy = `# Purpose and scope

This policy says how Aldermoor Mutual develops, buys and uses artificial intelligence. It applies to **everyone** who works for Aldermoor, and to every AI system in the inventory, bought ones included.

We use AI where it helps members and colleagues, and where we can explain, oversee and correct it. We do not use it where we cannot.

# Principles

1. A person decides. No claim is refused by a machine.
2. People are told when AI takes part in what concerns them.
3. Every system has one *named owner*, who answers for it.
4. What we cannot measure we do not put into operation:
  - performance and bias, before release;
  - drift and overrides, in operation;
  - complaints and concerns, always.

# Rules

## Before a system is used

A system goes into operation only when its impact assessment is approved and in date, its risks are treated or accepted, its validation is passed for the version in use, and its oversight plan and monitors are in place.

| Tier | Assessment | Approved by | Reviewed |
|---|---|---|---|
| Low | Short | Governance lead | Every two years |
| Medium | Standard | Governance lead | Every year |
| High | Full, with consultation of those affected | Chief risk officer | Every six months, and after each major change |

## Uses ruled out

- Scoring people by their social behaviour.
- Guessing feelings of claimants or colleagues.
- Judging whether a person tells the truth.
- Any use that the law forbids; see [EUR-Lex](https://eur-lex.europa.eu).

## Exceptions

An exception needs the chief risk officer’s approval, a reason and an end date. It is on record and on the executive page until it ends.

# Reporting of concerns

Anyone may report a concern about an AI system, also without a name. Nobody suffers for a report made in good faith. The governance lead answers within **ten working days**.

# Review

This policy is reviewed every year, and whenever the law, our business or our systems change in a way that matters.
`
