using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Persistence;

/// <summary>One state of a row of the catalogue; PostgreSQL writes it with every change of the row, whoever makes it.</summary>
internal sealed class CatalogueState
{
    public long Id { get; private set; }

    /// <summary>When the row changed; the beginning of time for what the first start loaded.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The table.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Key of the row in its table.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The whole row; null when it was deleted.</summary>
    public string? Row { get; private set; }
}

/// <summary>The history of what reports read beside figures: years, areas, units, indicators, links, targets, plan items, projects and their milestones.</summary>
internal static class CatalogueHistory
{
    /// <summary>What this transaction loads holds since the beginning of time: before it, nothing was reported.</summary>
    public static Task BeginAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT set_config('eco.begins', 'on', true)", cancellationToken);
}
