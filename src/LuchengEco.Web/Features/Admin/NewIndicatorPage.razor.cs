using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Adds an operational indicator.</summary>
public sealed partial class NewIndicatorPage
{
    private readonly IndicatorForm _form = new();
    private string? _problem;

    [Inject] public required IndicatorService Indicators { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override EcoOperation Operation => EcoOperation.EditCatalogue;

    protected override ValueTuple Address => default;

    protected override async Task<IndicatorCatalogue?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken) =>
        await Indicators.GetListAsync(actor, cancellationToken);

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (View is null || _form.UnitCode.Length > 0)
            return;
        (_form.UnitCode, _form.AreaCode, _form.FirstYear) = (View.Units[0].Code, View.Areas[0].Code, Time.Today().Year);
    }

    private async Task AddAsync()
    {
        _problem = _form.Problem;
        if (_problem is not null)
            return;
        var result = await Indicators.AddAsync(await Current.GetAsync(), _form.Code.Trim(), _form.Description);
        if (!result.Succeeded)
        {
            _problem = result.Message;
            return;
        }
        Snackbar.Add(Phrase.Of(IndicatorAdminText.Added, _form.Name.Trim()), Severity.Success);
        Navigation.NavigateTo(EcoUrls.AdminIndicatorsOf(new(Text: _form.Code.Trim())));
    }
}
