using System.Globalization;
using System.Linq.Expressions;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Text = LuchengEco.Services.Resources.DisplayText;

namespace LuchengEco.Services.Displays;

/// <summary>A screen as it is issued.</summary>
/// <param name="Name">Where it hangs.</param>
/// <param name="Scenes">What it shows.</param>
/// <param name="Seconds">How long each scene stays.</param>
/// <param name="LastDay">The last day on which it shows anything, on the bureau's calendar; null never ends by itself.</param>
public sealed record DisplayDraft(string Name, IReadOnlyList<WallScene> Scenes, int Seconds, DateOnly? LastDay);

public enum DisplayState
{
    /// <summary>No screen was started with it yet.</summary>
    Waiting,

    Started,

    Expired,

    Revoked,
}

/// <summary>A screen as the administrator sees it; its code is not known any more.</summary>
public sealed record DisplayLine(Guid Id, string Name, IReadOnlyList<WallScene> Scenes, int Seconds, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastSeenAt, string? LastAddress, DateTimeOffset? RevokedAt, string? RevokedBy, DisplayState State);

/// <summary>What became of an issue.</summary>
/// <param name="Result">Anything but Done issued nothing.</param>
/// <param name="Code">Starts a screen; shown once and stored nowhere.</param>
public sealed record IssuedDisplay(ChangeResult Result, string? Code = null);

/// <summary>A screen that may look at the wall.</summary>
/// <param name="Actor">May show the wall and nothing else.</param>
/// <param name="Scenes">What it shows.</param>
/// <param name="Seconds">How long each scene stays.</param>
public sealed record StartedDisplay(Actor Actor, IReadOnlyList<WallScene> Scenes, int Seconds);

/// <summary>Issues and revokes the screens of the wall, and says of each request whether its screen still may look.</summary>
public sealed class DisplayService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    public const int MaxName = 50;
    public const int MinSeconds = 3;
    public const int MaxSeconds = 3600;
    public const int DefaultSeconds = 20;

    private const int MaxAddress = 64;

    /// <summary>That a screen was seen is written down at most twice a minute.</summary>
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<WallScene> AllScenes { get; } = Enum.GetValues<WallScene>();

    /// <returns>Those that may look first, then by name; null for those who may not manage screens.</returns>
    public async Task<IReadOnlyList<DisplayLine>?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.ManageDisplays, "displays", cancellationToken))
            return null;
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Displays.AsNoTracking().OrderByDescending(display => display.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(display => new DisplayLine(display.Id, display.Name, display.Scenes, display.Seconds, display.CreatedAt, display.CreatedBy, display.ExpiresAt,
            display.LastSeenAt, display.LastAddress, display.RevokedAt, display.RevokedBy, StateOf(display, now))).OrderBy(line => line.State is DisplayState.Expired or DisplayState.Revoked)];
    }

    public async Task<IssuedDisplay> IssueAsync(Actor actor, DisplayDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var name = draft.Name.Trim();
        if (!await audit.AllowsAsync(actor, EcoOperation.ManageDisplays, $"issue {name}", cancellationToken))
            return new(ChangeResult.Forbidden);
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
            return new(ChangeResult.Refused("display-name-invalid", Text.NameInvalid, MaxName));
        if (draft.Scenes.Count == 0)
            return new(ChangeResult.Refused("display-scenes-missing", Text.ScenesMissing));
        if (draft.Seconds is < MinSeconds or > MaxSeconds)
            return new(ChangeResult.Refused("display-seconds-invalid", Text.SecondsInvalid, MinSeconds, MaxSeconds));
        if (draft.LastDay is { } day && (day < clock.Today() || day == DateOnly.MaxValue))
            return new(ChangeResult.Refused("display-expiry-past", Text.ExpiryPast));
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Displays.Where(LiveAt(now)).AnyAsync(display => display.Name == name, cancellationToken))
            return new(ChangeResult.Refused("display-name-taken", Text.NameTaken, name));
        var code = DisplayCode.Create();
        context.Displays.Add(new DisplayToken
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Hash = DisplayCode.HashOf(code)!,
            Scenes = [.. draft.Scenes.Distinct().Order()],
            Seconds = draft.Seconds,
            CreatedAt = now,
            CreatedBy = actor.DisplayName,
            ExpiresAt = draft.LastDay is { } last ? Clock.StartOf(last.AddDays(1)) : null,
        });
        audit.Add(context, actor, "display-issue", AuditOutcome.Done, name, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', draft.Scenes)} · {draft.Seconds} s · {draft.LastDay:yyyy-MM-dd}"));
        await context.SaveChangesAsync(cancellationToken);
        return new(ChangeResult.Done, code);
    }

    /// <summary>From now on the screen sees nothing, also where it hangs and shows the wall.</summary>
    public async Task<ChangeResult> RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.ManageDisplays, $"revoke {id}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Displays.AsNoTracking().SingleOrDefaultAsync(display => display.Id == id, cancellationToken) is not { } display)
            return ChangeResult.Unknown("display-unknown", Text.Unknown);
        var (now, by) = (clock.GetUtcNow(), actor.DisplayName);
        if (await context.Displays.Where(row => row.Id == id && row.RevokedAt == null).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.RevokedBy, by), cancellationToken) == 0)
            return ChangeResult.Unchanged;
        audit.Add(context, actor, "display-revoke", AuditOutcome.Done, display.Name);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeResult.Done;
    }

    /// <summary>A browser typed a code: whoever knows one of a live screen becomes that screen.</summary>
    /// <returns>Null for an unknown, revoked or expired code; nobody learns which.</returns>
    public async Task<Guid?> StartAsync(string? code, string? address, CancellationToken cancellationToken = default)
    {
        var (now, hash) = (clock.GetUtcNow(), DisplayCode.HashOf(code));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var display = hash is null ? null : await context.Displays.AsNoTracking().Where(LiveAt(now)).SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        var (actor, outcome) = display is null
            ? (Actor.Nobody with { Address = address }, AuditOutcome.Failed)
            : (Actor.OfDisplay(display.Id, display.Name) with { Address = address }, AuditOutcome.Done);
        await audit.WriteAsync(actor, outcome == AuditOutcome.Done ? "display-start" : "display-refuse", outcome, display?.Name ?? "", null, cancellationToken);
        return display?.Id;
    }

    /// <summary>Asked with every request of a screen, so that a revoked one is nobody at once.</summary>
    /// <returns>Null for an unknown, revoked or expired one.</returns>
    public async Task<StartedDisplay?> FindAsync(Guid id, string? address, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Displays.AsNoTracking().Where(LiveAt(now)).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } display)
            return null;
        var before = now - WriteEvery;
        if (display.LastSeenAt is not { } seen || seen <= before)
        {
            var from = address is { Length: > MaxAddress } ? address[..MaxAddress] : address;
            await context.Displays.Where(row => row.Id == id && (row.LastSeenAt == null || row.LastSeenAt <= before)).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.LastSeenAt, now).SetProperty(row => row.LastAddress, from), cancellationToken);
        }
        return new StartedDisplay(Actor.OfDisplay(display.Id, display.Name) with { Address = address }, display.Scenes, display.Seconds);
    }

    private static Expression<Func<DisplayToken, bool>> LiveAt(DateTimeOffset now) => display => display.RevokedAt == null && (display.ExpiresAt == null || display.ExpiresAt > now);

    private static DisplayState StateOf(DisplayToken display, DateTimeOffset now) => display switch
    {
        { RevokedAt: not null } => DisplayState.Revoked,
        { ExpiresAt: { } end } when end <= now => DisplayState.Expired,
        { LastSeenAt: null } => DisplayState.Waiting,
        _ => DisplayState.Started,
    };
}
