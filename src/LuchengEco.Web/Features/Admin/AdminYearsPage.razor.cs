using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The years: list, roll-over and earlier ones.</summary>
public sealed partial class AdminYearsPage
{
    [Inject] public required YearService Years { get; init; }

    protected override EcoOperation Operation => EcoOperation.OpenYears;

    protected override ValueTuple Address => default;

    protected override Task<YearList?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken) => Years.GetAsync(actor, cancellationToken);

    private async Task<string?> OpenAsync(YearOpening wish, IReadOnlyList<string> preview)
    {
        var year = wish.From + 1;
        return await AskAsync(Phrase.Of(YearAdminText.ConfirmTitle, year), Phrase.Of(YearAdminText.Open, year), [YearAdminText.PreviewLead], preview) is null
            ? ""
            : await ChangeAsync(actor => Years.OpenAsync(actor, wish), Phrase.Of(YearAdminText.Opened, year));
    }

    private Task<string?> OpenEarlierAsync(int year, string framework, IReadOnlyCollection<string> extended) =>
        ChangeAsync(actor => Years.OpenEarlierAsync(actor, year, framework, extended), Phrase.Of(YearAdminText.Opened, year));

    private Task<string?> EditAsync(YearLine line, string framework, string statement) =>
        ChangeAsync(actor => Years.EditAsync(actor, line.Year, framework, statement), Phrase.Of(YearAdminText.Saved, line.Year));

    private async Task RemoveAsync(YearLine line)
    {
        if (await AskAsync(Phrase.Of(YearAdminText.RemoveTitle, line.Year), YearAdminText.Remove, [YearAdminText.RemoveText]) is not null)
            await ChangeAtOnceAsync(actor => Years.RemoveAsync(actor, line.Year), Phrase.Of(YearAdminText.Removed, line.Year));
    }
}
