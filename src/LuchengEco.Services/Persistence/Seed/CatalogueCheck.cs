using System.Text.RegularExpressions;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Persistence.Seed;

/// <summary>Looks for references that lead nowhere, with the line they stand in.</summary>
internal static partial class CatalogueCheck
{
    public static void References(CatalogueRows rows)
    {
        var areas = rows.Areas.Select(row => row.Value.Code).ToHashSet();
        var units = rows.Units.Select(row => row.Value.Code).ToHashSet();
        var years = rows.Years.Select(row => row.Value.Year).ToHashSet();
        var items = rows.PlanItems.ToDictionary(row => row.Value.Code, row => row.Value.Year);
        var indicators = rows.Indicators.Select(row => row.Value.Code).ToHashSet();

        foreach (var row in rows.PlanItems)
        {
            Known(row, years.Contains(row.Value.Year), $"the year {row.Value.Year}");
            Known(row, row.Value.Parent is null || (items.TryGetValue(row.Value.Parent, out var year) && year == row.Value.Year), $"the parent {row.Value.Parent}");
            Known(row, row.Value.Area is null || areas.Contains(row.Value.Area), $"the area {row.Value.Area}");
        }
        foreach (var row in rows.Indicators)
        {
            Known(row, areas.Contains(row.Value.Description.AreaCode), $"the area {row.Value.Description.AreaCode}");
            Known(row, units.Contains(row.Value.Description.UnitCode), $"the unit {row.Value.Description.UnitCode}");
        }
        foreach (var row in rows.Facts)
        {
            Known(row, ItemOf(row.Value.PlanItem, row.Value.Year), $"the plan item {row.Value.PlanItem} of {row.Value.Year}");
            Known(row, row.Value.Indicator is null || indicators.Contains(row.Value.Indicator), $"the indicator {row.Value.Indicator}");
        }
        foreach (var row in rows.Targets)
        {
            Known(row, indicators.Contains(row.Value.Indicator), $"the indicator {row.Value.Indicator}");
            Known(row, years.Contains(row.Value.Year), $"the year {row.Value.Year}");
        }
        foreach (var row in rows.Projects)
        {
            Known(row, ItemOf(row.Value.PlanItem, row.Value.Year), $"the plan item {row.Value.PlanItem} of {row.Value.Year}");
            Known(row, areas.Contains(row.Value.Area), $"the area {row.Value.Area}");
        }
        foreach (var row in rows.Links)
        {
            Known(row, indicators.Contains(row.Value.Successor), $"the indicator {row.Value.Successor}");
            Known(row, indicators.Contains(row.Value.Predecessor), $"the indicator {row.Value.Predecessor}");
        }
        foreach (var row in rows.Rules)
        {
            try
            {
                foreach (var code in RuleFormula.Parse(row.Value.Formula).Indicators)
                    Known(row, indicators.Contains(code), $"the indicator {code}");
            }
            catch (DomainException exception)
            {
                throw row.Wrong($"'formula': {exception.Message}");
            }
        }
        var facts = rows.Facts.Select(row => row.Value.Code).ToHashSet();
        foreach (var row in rows.Narratives)
        {
            Known(row, ItemOf(row.Value.PlanItem, row.Value.Year), $"the plan item {row.Value.PlanItem} of {row.Value.Year}");
            foreach (Match slot in Slot().Matches(row.Value.Template))
                Known(row, facts.Contains(slot.Groups[1].Value), $"the fact {slot.Groups[1].Value}");
        }

        bool ItemOf(string code, int year) => items.TryGetValue(code, out var itemYear) && itemYear == year;
    }

    private static void Known<T>(Row<T> row, bool known, string what)
    {
        if (!known)
            throw row.Wrong($"{what} does not exist");
    }

    /// <summary>A slot of a narrative: <c>{2023.A2.1.sewer-projects}</c>.</summary>
    [GeneratedRegex(@"\{([^{}]+)\}")]
    internal static partial Regex Slot();
}
