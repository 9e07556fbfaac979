using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Entry;

/// <summary>Who took a step of a submission, and when.</summary>
public sealed record FormStep(string By, DateTimeOffset At);

/// <summary>The form of one unit and month, as it is printed and signed.</summary>
/// <param name="Unit">The unit and where its month stands.</param>
/// <param name="Rows">Its indicators.</param>
/// <param name="Submitted">The last submission; null while the month is a draft.</param>
/// <param name="Approved">The approval; null unless the month is approved.</param>
public sealed record UnitForm(SheetUnit Unit, IReadOnlyList<SheetRow> Rows, FormStep? Submitted, FormStep? Approved);

/// <summary>The forms of a month, one for each unit.</summary>
public sealed record MonthForm(YearMonth Month, IReadOnlyList<UnitForm> Units, DateTimeOffset ReadAt)
{
    /// <summary>Whether any figure of the forms is of the demonstration.</summary>
    public bool HasDemonstration => Units.Any(unit => unit.Rows.Any(row => row.IsDemonstration));
}

/// <summary>Reads what paper and workbooks carry of a month: the sheet with who submitted and who approved it.</summary>
public sealed class MonthFormService(IDbContextFactory<EcoDbContext> contexts, EntryService entry, AuditLog audit, TimeProvider clock)
{
    /// <param name="actor">Who asks; must be allowed to take files away.</param>
    /// <param name="month">Any month.</param>
    /// <param name="unitCode">One unit, or null for all of the actor's as <see cref="EntryService.GetSheetAsync"/> chooses them.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Null when <paramref name="actor"/> may not, the unit is unknown, or no indicator is reported in that month.</returns>
    public async Task<MonthForm?> GetAsync(Actor actor, YearMonth month, string? unitCode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, $"{month} {unitCode}", cancellationToken))
            return null;
        return await ReadAsync(actor, month, unitCode, cancellationToken);
    }

    private async Task<MonthForm?> ReadAsync(Actor actor, YearMonth month, string? unitCode, CancellationToken cancellationToken)
    {
        var sheet = await entry.GetSheetAsync(actor, month, unitCode, cancellationToken);
        if (sheet.Rows.Count == 0)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var steps = await context.Submissions.AsNoTracking()
            .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
            .SelectMany(submission => submission.Events, (submission, step) => new { submission.UnitCode, step.Id, step.Action, step.UserName, step.At })
            .OrderBy(step => step.Id).ToListAsync(cancellationToken);
        return new MonthForm(month,
        [
            .. sheet.Units.Select(unit => new UnitForm(unit, [.. sheet.Rows.Where(row => row.UnitCode == unit.Code)],
                unit.State is SubmissionState.Submitted or SubmissionState.Approved ? LastOf(unit.Code, SubmissionAction.Submit) : null,
                unit.State == SubmissionState.Approved ? LastOf(unit.Code, SubmissionAction.Approve) : null)).Where(form => form.Rows.Count > 0),
        ], clock.GetUtcNow());

        FormStep? LastOf(string unit, SubmissionAction action) => steps.LastOrDefault(step => step.UnitCode == unit && step.Action == action) is { } step
            ? new FormStep(step.UserName, step.At)
            : null;
    }

    /// <summary>The forms of a unit for each month of a year that has begun, January first.</summary>
    /// <returns>Empty when <paramref name="actor"/> may not or the unit reports nothing in that year.</returns>
    public async Task<IReadOnlyList<MonthForm>> GetYearAsync(Actor actor, int year, string unitCode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var forms = new List<MonthForm>();
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, $"{year} {unitCode}", cancellationToken))
            return forms;
        foreach (var month in YearMonth.MonthsOf(year).Where(month => month <= clock.CurrentMonth()))
        {
            if (await ReadAsync(actor, month, unitCode, cancellationToken) is { } form)
                forms.Add(form);
        }
        return forms;
    }
}
