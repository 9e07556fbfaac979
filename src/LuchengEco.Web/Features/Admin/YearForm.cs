using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What somebody decides about a new year, before it is opened.</summary>
public sealed class YearForm(OpeningDraft draft)
{
    public string Framework { get; set; } = draft.Framework;

    public string Statement { get; set; } = draft.Statement;

    public IReadOnlyList<IndicatorRow> Indicators { get; } = [.. draft.Indicators.Select(row => new IndicatorRow(row))];

    public IReadOnlyList<ItemRow> Items { get; } = [.. draft.Items.Select(item => new ItemRow(item))];

    /// <summary>The first number that cannot be read; null when all can.</summary>
    public string? Problem => Targets.FirstOrDefault(row => row.Problem is not null) is { } row ? Phrase.Of(YearAdminText.NumberFor, row.Of.Name, row.Problem) : null;

    public YearOpening Wish => new(draft.From, Framework, Statement, [.. Ended.Select(row => row.Of.Code)],
        [.. Targets.Select(row => new OpeningTarget(row.Of.Code, row.Number ?? 0, row.Note))],
        [.. Items.Where(item => item.IsCarried).Select(item => new CarriedItem(item.Of.Code, item.Name))]);

    /// <summary>What will happen, line by line.</summary>
    public IReadOnlyList<string> Preview
    {
        get
        {
            var ended = Ended.ToList();
            var targets = Targets.ToList();
            var carried = Items.Where(item => item.IsCarried).ToList();
            List<string> lines = [Phrase.Of(YearAdminText.PreviewYear, draft.Year, Framework.Trim()), Phrase.Of(YearAdminText.PreviewIndicators, Indicators.Count - ended.Count)];
            if (ended.Count > 0)
                lines.Add(Phrase.Of(YearAdminText.PreviewEnded, ended.Count, draft.From, string.Join(YearAdminText.Separator, ended.Select(row => row.Of.Name))));
            lines.Add(Phrase.Of(YearAdminText.PreviewTargets, targets.Count, targets.Count(row => row.Number != row.Of.Target), Indicators.Count(row => row.Of.Target is not null) - targets.Count));
            lines.Add(Phrase.Of(YearAdminText.PreviewItems, carried.Count, carried.Count(item => item.Name.Trim() != item.Of.Name), Items.Count - carried.Count));
            lines.Add(YearAdminText.PreviewDuties);
            return lines;
        }
    }

    private IEnumerable<IndicatorRow> Ended => Indicators.Where(row => !row.GoesOn);

    private IEnumerable<IndicatorRow> Targets => Indicators.Where(row => row is { GoesOn: true, CarriesTarget: true });

    public void CarryAll(bool carries)
    {
        foreach (var item in Items)
            item.IsCarried = carries;
    }

    /// <summary>An item takes what is below it along, and needs what is above it.</summary>
    public void Carry(ItemRow item, bool carries)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.IsCarried = carries;
        if (carries)
        {
            if (Items.FirstOrDefault(other => other.Of.Code == item.Of.Parent) is { IsCarried: false } parent)
                CarryUp(parent);
        }
        CarryBelow(item, carries);
    }

    private void CarryUp(ItemRow item)
    {
        item.IsCarried = true;
        if (Items.FirstOrDefault(other => other.Of.Code == item.Of.Parent) is { IsCarried: false } parent)
            CarryUp(parent);
    }

    private void CarryBelow(ItemRow item, bool carries)
    {
        foreach (var child in Items.Where(other => other.Of.Parent == item.Of.Code))
        {
            child.IsCarried = carries;
            CarryBelow(child, carries);
        }
    }

    public sealed class IndicatorRow(OpeningIndicator indicator)
    {
        public OpeningIndicator Of { get; } = indicator;

        public bool GoesOn { get; set; } = true;

        public bool CarriesTarget { get; set; } = indicator.Target is not null;

        public string Value { get; set; } = TypedNumber.Write(indicator.Target);

        public string Note { get; set; } = indicator.Note;

        public string Sign => Of.Direction == Direction.AtMost ? "≤" : "≥";

        public decimal? Number => TypedNumber.Read(Value, Of.Measure == "%").Number;

        public string? Problem => TypedNumber.Read(Value, Of.Measure == "%") switch
        {
            { Problem: { } problem } => problem,
            { Number: null } => YearAdminText.NumberMissing,
            _ => null,
        };
    }

    public sealed class ItemRow(OpeningItem item)
    {
        public OpeningItem Of { get; } = item;

        public bool IsCarried { get; set; } = true;

        public string Name { get; set; } = item.Name;
    }
}
