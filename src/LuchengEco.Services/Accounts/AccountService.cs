using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

/// <summary>What people may always see: their own account.</summary>
public sealed class AccountService(IDbContextFactory<EcoDbContext> contexts, SessionLife life, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Names of one's units, and what one answers for.</summary>
    public async Task<(IReadOnlyList<string> Units, IReadOnlyList<DutyLine> Duties)> GetMineAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.UserId is not { } userId)
            return ([], []);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reader = new PeopleReader(context, life, options.Value, clock.GetUtcNow());
        return ([.. (await reader.UnitsAsync(cancellationToken)).Where(unit => actor.Units.Contains(unit.Code)).Select(unit => unit.Name)],
            await reader.DutiesAsync(userId, cancellationToken));
    }
}
