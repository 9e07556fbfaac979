using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Text = LuchengEco.Services.Resources.AdministrationText;

namespace LuchengEco.Services.Entry;

/// <summary>A rule as it is typed; see <see cref="ConsistencyRule"/>.</summary>
public sealed record RuleDraft(string Sentence, string Formula, decimal Tolerance, bool Blocks, bool IsActive);

/// <summary>A rule with its reading.</summary>
public sealed record RuleLine(string Code, RuleDraft Draft, RuleReading Reading, bool IsEdited);

/// <summary>An indicator that a formula may name.</summary>
public sealed record RuleIndicator(string Code, string Name, FigureShape Shape, bool NeedsWeight);

public sealed record RuleBook(IReadOnlyList<RuleLine> Rules, IReadOnlyList<RuleIndicator> Indicators);

/// <summary>A formula in words, or why it is none.</summary>
public sealed record RuleReading(string? Words, string? Code, string? Problem)
{
    /// <summary>Reads a formula while it is typed.</summary>
    public static RuleReading Of(string? formula, IReadOnlyList<RuleIndicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        try
        {
            var parsed = RuleFormula.Parse(formula);
            var known = indicators.ToDictionary(indicator => indicator.Code);
            foreach (var term in parsed.Left.Concat(parsed.Right).Where(term => term.Indicator is not null))
            {
                if (!known.TryGetValue(term.Indicator!, out var indicator))
                    return Refused("formula-indicator-unknown", Text.RuleIndicatorUnknown, term.Indicator);
                if (term.Field is FigureField.Numerator or FigureField.Denominator && indicator.Shape == FigureShape.Value)
                    return Refused("formula-field-missing", Text.RuleNoFraction, indicator.Name);
                if (term.Field == FigureField.Weight && !indicator.NeedsWeight)
                    return Refused("formula-field-missing", Text.RuleNoWeight, indicator.Name);
            }
            return new RuleReading(parsed.InWords(code => known[code].Name), null, null);
        }
        catch (DomainException refusal)
        {
            return new RuleReading(null, refusal.Code, refusal.Message);
        }
    }

    private static RuleReading Refused(string code, string template, params object?[] values) =>
        new(null, code, string.Format(CultureInfo.InvariantCulture, template, values));
}

/// <summary>What a rule says of one month.</summary>
/// <param name="Month">The month tried.</param>
/// <param name="Warning">Null while it holds or cannot be compared.</param>
/// <param name="Missing">Names of the indicators whose number is missing; then there is nothing to compare.</param>
public sealed record RuleTrial(YearMonth Month, SoftWarning? Warning, IReadOnlyList<string> Missing);

/// <summary>Adds and edits the rules that figures of one month keep among each other.</summary>
public sealed class RuleService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit)
{
    /// <returns>Null for those who may not edit checks.</returns>
    public async Task<RuleBook?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, "rules", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicators = await IndicatorsAsync(context, cancellationToken);
        var rules = await context.Rules.AsNoTracking().OrderBy(rule => rule.Code).ToListAsync(cancellationToken);
        return new RuleBook([.. rules.Select(rule => new RuleLine(rule.Code, DraftOf(rule), RuleReading.Of(rule.Formula, indicators), rule.IsEdited))], indicators);
    }

    /// <param name="actor">Who adds it.</param>
    /// <param name="code">Kebab-case; generated where none is given.</param>
    /// <param name="draft">The rule.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> AddAsync(Actor actor, string? code, RuleDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, $"rule {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await context.Rules.AsNoTracking().Select(rule => rule.Code).ToListAsync(cancellationToken);
        var wanted = string.IsNullOrWhiteSpace(code)
            ? Enumerable.Range(codes.Count + 1, int.MaxValue - codes.Count - 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"rule-{number}")).First(candidate => !codes.Contains(candidate))
            : code.Trim();
        if (codes.Contains(wanted))
            return ChangeResult.Refused("rule-code-taken", Text.RuleCodeTaken, wanted);
        if (await ProblemAsync(context, draft, cancellationToken) is { } problem)
            return problem;
        try
        {
            context.Rules.Add(ConsistencyRule.Add(wanted, draft.Sentence, draft.Formula, draft.Tolerance, draft.Blocks, draft.IsActive));
            audit.Add(context, actor, "rule-add", AuditOutcome.Done, wanted, Say(draft));
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            return ChangeResult.Refused("rule-code-taken", Text.RuleCodeTaken, wanted);
        }
    }

    /// <param name="actor">Who edits it.</param>
    /// <param name="code">Of the rule.</param>
    /// <param name="seen">The rule as it was read: whoever changed it in between is not overwritten.</param>
    /// <param name="draft">The rule as it shall be.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> EditAsync(Actor actor, string code, RuleDraft seen, RuleDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, $"rule {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if ((await context.Rules.FromSql($"SELECT * FROM consistency_rules WHERE code = {code} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault() is not { } rule)
            return ChangeResult.Unknown("rule-unknown", Text.RuleUnknown);
        var before = DraftOf(rule);
        if (before != seen)
            return ChangeResult.ChangedByAnother;
        if (before == draft)
            return ChangeResult.Unchanged;
        if (await ProblemAsync(context, draft, cancellationToken) is { } problem)
            return problem;
        try
        {
            rule.Edit(draft.Sentence, draft.Formula, draft.Tolerance, draft.Blocks, draft.IsActive);
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        audit.Add(context, actor, "rule-edit", AuditOutcome.Done, code, $"{Say(before)} → {Say(DraftOf(rule))}");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeResult.Done;
    }

    /// <summary>Compares a rule, stored or not, with the stored figures of a month.</summary>
    /// <returns>Null for those who may not edit checks, and for a formula that cannot be read.</returns>
    public async Task<RuleTrial?> TryAsync(Actor actor, RuleDraft draft, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, $"rules {month}", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicators = await IndicatorsAsync(context, cancellationToken);
        if (RuleReading.Of(draft.Formula, indicators).Problem is not null)
            return null;
        var formula = RuleFormula.Parse(draft.Formula);
        var codes = formula.Indicators;
        var figures = await context.Figures.AsNoTracking().Where(figure => figure.Year == month.Year && figure.MonthNumber == month.Month && codes.Contains(figure.Indicator!.Code))
            .Select(figure => new { figure.Indicator!.Code, figure.Value, figure.Numerator, figure.Denominator, figure.Weight })
            .ToDictionaryAsync(row => row.Code, row => new FigureEntry(row.Value, row.Numerator, row.Denominator, row.Weight), cancellationToken);
        var missing = formula.Left.Concat(formula.Right).Where(term => term.Indicator is not null && CellChecks.NumberOf(figures.GetValueOrDefault(term.Indicator), term.Field) is null)
            .Select(term => term.Indicator!).Distinct().Select(code => indicators.First(indicator => indicator.Code == code).Name).ToList();
        var rule = new ConsistencyRule("trial");
        try
        {
            rule.Describe(draft.Sentence, draft.Formula, draft.Tolerance, draft.Blocks, draft.IsActive);
        }
        catch (DomainException)
        {
            return null;
        }
        return new RuleTrial(month, rule.Check(formula, (code, field) => CellChecks.NumberOf(figures.GetValueOrDefault(code), field)), missing);
    }

    private static RuleDraft DraftOf(ConsistencyRule rule) => new(rule.Sentence, rule.Formula, rule.Tolerance, rule.Blocks, rule.IsActive);

    private static async Task<ChangeResult?> ProblemAsync(EcoDbContext context, RuleDraft draft, CancellationToken cancellationToken) =>
        RuleReading.Of(draft.Formula, await IndicatorsAsync(context, cancellationToken)) is { Problem: { } problem } reading
            ? new ChangeResult(ChangeOutcome.Refused, reading.Code, problem)
            : null;

    private static async Task<List<RuleIndicator>> IndicatorsAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Indicators.AsNoTracking().OrderBy(row => row.SortOrder)
            .Select(row => new RuleIndicator(row.Code, row.ShortName, row.Shape, row.Accumulation == Accumulation.WeightedMean)).ToListAsync(cancellationToken);

    private static string Say(RuleDraft draft) => string.Format(CultureInfo.InvariantCulture, Text.RuleInWords, draft.Sentence, draft.Formula, draft.Tolerance,
        draft.Blocks ? Text.Yes : Text.No, draft.IsActive ? Text.Yes : Text.No);
}
