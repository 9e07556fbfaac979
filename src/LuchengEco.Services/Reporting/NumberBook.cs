using LuchengEco.Domain.Progress;
using Text = LuchengEco.Services.Resources.NumberBookText;

namespace LuchengEco.Services.Reporting;

/// <summary>A number that a summary may speak of.</summary>
/// <param name="Key">Name of the slot.</param>
/// <param name="Wording">As prose writes it, with unit and qualifier.</param>
/// <param name="Label">What it is, such as PM2.5浓度·累计值.</param>
public sealed record BookNumber(string Key, string Wording, string Label);

/// <summary>Every number that the data of a summary offer to its text, by key: those that its draft tells, and those that it might.</summary>
public sealed class NumberBook
{
    private readonly Dictionary<string, BookNumber> _numbers = new(StringComparer.Ordinal);

    private NumberBook()
    {
    }

    /// <summary>In the order of the text, then by indicator, published number and project.</summary>
    public IReadOnlyCollection<BookNumber> All => _numbers.Values;

    public static NumberBook Of(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var book = new NumberBook();
        var names = new Names(summary);
        foreach (var slot in summary.Paragraphs.SelectMany(paragraph => paragraph.Body.Slots))
            book.Add(slot.Key!, slot.Text, names);
        foreach (var indicator in summary.Indicators)
        {
            if (indicator.Progress.Rounded is not null)
            {
                book.Add(SummarySentences.ValueOf(indicator).Slots, names);
                book.Add(SummarySentences.Reason(indicator).Slots, names);
            }
            if (indicator.Progress.Target is not null)
                book.Add(SlotKeys.Indicator(indicator.Code, "goal"), SummarySentences.Prose(indicator.WriteTarget() + indicator.Traits.Unit), names);
            if (indicator.ComparisonBreak is null && indicator.LastYear is { } before && indicator.LastYearTraits == indicator.Traits)
                book.Add(SlotKeys.Indicator(indicator.Code, "last-year"), SummarySentences.Prose(NumberText.Of(before, indicator.Traits.Decimals) + indicator.Traits.Unit), names);
        }
        foreach (var fact in summary.Facts.SelectMany(group => group.Facts).Where(fact => fact.Code.Length > 0))
            book.Add(SlotKeys.Fact(fact.Code), fact.Wording, names);
        foreach (var project in summary.Projects.Where(project => project.Code.Length > 0))
        {
            book.Add(SlotKeys.Project(project.Code, "investment"), project.Investment, names);
            book.Add(SlotKeys.Project(project.Code, "percent"), project.Percent, names);
            book.Add(SlotKeys.Project(project.Code, "count"), project.ItemCount is { } all ? NumberText.Plain(all) + project.CountUnit : "", names);
            book.Add(SlotKeys.Project(project.Code, "done"), project.ItemDone is { } done ? NumberText.Plain(done) + project.CountUnit : "", names);
        }
        return book;
    }

    /// <summary>The number of a key; null where the data have none.</summary>
    public BookNumber? Find(string key) => _numbers.GetValueOrDefault(key);

    private void Add(IEnumerable<Domain.Writing.LivingPart> slots, Names names)
    {
        foreach (var slot in slots)
            Add(slot.Key!, slot.Text, names);
    }

    private void Add(string key, string wording, Names names)
    {
        if (wording.Length > 0 && wording != Resources.SummaryText.Dash)
            _numbers.TryAdd(key, new BookNumber(key, wording, names.Of(key)));
    }

    /// <summary>Says in words what a key names.</summary>
    private sealed class Names(YearEndSummary summary)
    {
        private readonly Dictionary<string, string> _indicators = summary.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.ShortName);
        private readonly Dictionary<string, string> _projects = summary.Projects.Where(project => project.Code.Length > 0).DistinctBy(project => project.Code).ToDictionary(project => project.Code, project => project.Name);

        // Published numbers of the year after stand in its plan's paragraphs and in no annex.
        private readonly Dictionary<string, string> _facts = summary.Facts.SelectMany(group => group.Facts).Where(fact => fact.Code.Length > 0).DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Name);

        public string Of(string key)
        {
            if (key == SlotKeys.Through)
                return Text.Through;
            if (key.StartsWith(SlotKeys.FactPrefix, StringComparison.Ordinal))
                return SummarySentences.Write(Text.OfPart, _facts.GetValueOrDefault(key[SlotKeys.FactPrefix.Length..], Text.Fact), Text.Published);
            if (key.StartsWith(SlotKeys.CountPrefix, StringComparison.Ordinal))
                return Part("Count_", key[SlotKeys.CountPrefix.Length..]);
            if (key.StartsWith(SlotKeys.Framework, StringComparison.Ordinal))
                return Text.Framework;
            var slash = key.LastIndexOf('/');
            if (slash < 0)
                return key;
            var (owner, part) = (key[..slash], key[(slash + 1)..]);
            return owner.StartsWith(SlotKeys.ProjectPrefix, StringComparison.Ordinal)
                ? SummarySentences.Write(Text.OfPart, _projects.GetValueOrDefault(owner[SlotKeys.ProjectPrefix.Length..], owner), Part("Project_", part))
                : SummarySentences.Write(Text.OfPart, _indicators.GetValueOrDefault(owner, owner), Part("Part_", part));
        }

        private static string Part(string kind, string part) => Text.ResourceManager.GetString(kind + part.Replace('-', '_'), System.Globalization.CultureInfo.InvariantCulture) ?? part;
    }
}
