using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The 科室 that own figures.</summary>
public sealed partial class UnitsPage
{
    private string _name = "";
    private string _code = "";
    private string? _problem;

    [Inject] public required UnitService Units { get; init; }

    protected override EcoOperation Operation => EcoOperation.EditCatalogue;

    protected override ValueTuple Address => default;

    protected override Task<IReadOnlyList<UnitLine>?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken) => Units.GetAsync(actor, cancellationToken);

    private async Task AddAsync()
    {
        _problem = await ChangeAsync(actor => Units.AddAsync(actor, _name, _code), Phrase.Of(UnitAdminText.Added, _name.Trim()));
        if (_problem is null)
            (_name, _code) = ("", "");
    }

    private Task<string?> RenameAsync(UnitLine unit, string name) =>
        ChangeAsync(actor => Units.RenameAsync(actor, unit.Code, name), Phrase.Of(UnitAdminText.Renamed, unit.Name, name.Trim()));

    private Task OrderAsync(IReadOnlyList<string> codes) => ChangeAtOnceAsync(actor => Units.OrderAsync(actor, codes), UnitAdminText.Ordered);

    private async Task SetClosedAsync(UnitLine unit)
    {
        var closes = unit.ClosedAt is null;
        if (closes && await AskAsync(Phrase.Of(UnitAdminText.CloseTitle, unit.Name), UnitAdminText.Close,
            [UnitAdminText.CloseText, unit.Indicators.Count == 0 ? UnitAdminText.OwnsNone : Phrase.Of(UnitAdminText.Owns, unit.Indicators.Count)], unit.Indicators) is null)
            return;
        await ChangeAtOnceAsync(actor => Units.SetClosedAsync(actor, unit.Code, closes), Phrase.Of(closes ? UnitAdminText.Closed : UnitAdminText.Reopened, unit.Name));
    }
}
