using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>What an address asks of the frozen summaries; no month takes the last that was frozen.</summary>
public readonly record struct FrozenAsked(int Year, int? Month, int Version);

/// <summary>A version, or null where there is none.</summary>
public sealed record FrozenModel(FrozenView? View);

/// <summary>A frozen version as it was handed out, from its stored content alone.</summary>
public sealed partial class FrozenPage
{
    [Inject] public required FrozenSummaryService Frozen { get; init; }

    [Parameter] public int Year { get; set; }

    [Parameter] public int Version { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override FrozenAsked Asked => new(Year, Period.Parse(null, Month).Month, Version);

    private FrozenLine? Line => Model?.View?.Line;

    protected override async Task<FrozenModel> LoadAsync(FrozenAsked asked, CancellationToken cancellationToken) =>
        new(await Frozen.GetAsync(await Current.GetAsync(cancellationToken), asked.Year, asked.Month, asked.Version, cancellationToken));
}
