using System.Text.Json;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using Text = LuchengEco.Services.Resources.ChangeText;

namespace LuchengEco.Services.Changes;

/// <summary>Names that changes are told with: as they stand now.</summary>
internal sealed record ChangeNames(IReadOnlyDictionary<string, string> Units, IReadOnlyDictionary<string, string> Areas, IReadOnlyDictionary<int, Indicator> Indicators)
{
    /// <summary>Projects by code, also those that are gone: as they were named last.</summary>
    public IReadOnlyDictionary<string, NamedProject> Projects { get; init; } = new Dictionary<string, NamedProject>();

    public string Unit(string code) => Units.GetValueOrDefault(code, code);

    /// <summary>A change of something of an indicator, from nothing to nothing.</summary>
    public ChangeLine Line(ChangeKind kind, DateTimeOffset at, string userName, int indicatorId) => new()
    {
        Kind = kind,
        At = at,
        UserName = userName,
        Subject = Indicators[indicatorId].Name,
        IndicatorCode = Indicators[indicatorId].Code,
        UnitCode = Indicators[indicatorId].UnitCode,
        Before = Text.Nothing,
        After = Text.Nothing,
    };
}

internal sealed record NamedProject(string Code, string Name, int Year, string? UnitCode);

/// <summary>Two states of a row of the catalogue, told field by field.</summary>
internal static class CatalogueChange
{
    /// <summary>Columns that say nothing to a reader.</summary>
    private static readonly HashSet<string> Silent = ["id", "is_edited", "is_demonstration", "is_example", "definition_version", "version", "project_code"];

    /// <summary>Why a row that stays no longer holds.</summary>
    private const string Removal = "removed_because";

    public static ChangeLine Of(ChangeReader.StateRow state, ChangeNames names)
    {
        var (written, former) = (Fields(state.Row), Fields(state.Former));
        var known = written.Count > 0 ? written : former;
        var (after, before) = (Standing(written), Standing(former));
        var project = state.Source == "project_milestones" ? known.GetValueOrDefault("project_code", "") : null;
        var owner = project is null ? null : names.Projects.GetValueOrDefault(project);
        var subject = state.Source switch
        {
            "project_milestones" => $"{owner?.Name ?? project}·{known.GetValueOrDefault("name", "")}",
            "indicator_links" => $"{Named("predecessor_id")} → {Named("successor_id")}",
            "plan_years" => state.Key,
            _ => known.GetValueOrDefault("name", state.Key),
        };
        return new ChangeLine
        {
            Kind = ChangeKind.Catalogue,
            At = state.At,
            UserName = state.UserName,
            Subject = $"{Text.ResourceManager.GetString("Source_" + state.Source, System.Globalization.CultureInfo.InvariantCulture) ?? state.Source}：{subject}",
            IndicatorCode = state.Source == "indicators" ? known.GetValueOrDefault("code") : null,
            UnitCode = state.Source switch { "indicators" => known.GetValueOrDefault("unit_code"), "organisation_units" => state.Key, "projects" => known.GetValueOrDefault("unit_code") is { Length: > 0 } unit ? unit : null, _ => owner?.UnitCode },
            ProjectCode = project ?? (state.Source == "projects" && after.Count > 0 ? state.Key : null),
            Year = owner is not null ? owner.Year : known.TryGetValue(state.Source == "indicator_links" ? "from_year" : "year", out var year) && int.TryParse(year, out var number) ? number : null,
            Before = before.Count == 0 ? Text.Nothing : Text.Existed,
            After = after.Count == 0 ? Text.Removed : before.Count == 0 ? Text.Added : Text.Changed,
            Reason = written.GetValueOrDefault(Removal) is { Length: > 0 } reason ? reason : null,
            Differences = after.Count == 0 || before.Count == 0
                ? []
                : [.. after.Where(field => !Silent.Contains(field.Key) && before.GetValueOrDefault(field.Key, "") != field.Value)
                    .Select(field => new Difference(ChangeWords.Field(field.Key), Say(field.Key, before.GetValueOrDefault(field.Key, "")), Say(field.Key, field.Value)))],
        };

        string Named(string column) => int.TryParse(known.GetValueOrDefault(column), out var id) && names.Indicators.TryGetValue(id, out var indicator) ? indicator.Name : "—";

        string Say(string column, string value) => (column, value) switch
        {
            (_, "") => Text.Nothing,
            ("unit_code", _) => names.Unit(value),
            ("area_code", _) => names.Areas.GetValueOrDefault(value, value),
            (_, "true") => Text.Yes,
            (_, "false") => Text.No,
            _ => ChangeWords.Value(column, value),
        };
    }

    /// <summary>Nothing where the row was there only to say that it was taken away.</summary>
    private static Dictionary<string, string> Standing(Dictionary<string, string> fields) => string.IsNullOrEmpty(fields.GetValueOrDefault(Removal)) ? fields : [];

    private static Dictionary<string, string> Fields(string? row)
    {
        if (row is null)
            return [];
        using var document = JsonDocument.Parse(row);
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => field.Value.GetString()!,
            JsonValueKind.Number => Domain.Progress.NumberText.Plain(field.Value.GetDecimal()),
            _ => field.Value.GetRawText(),
        });
    }
}
