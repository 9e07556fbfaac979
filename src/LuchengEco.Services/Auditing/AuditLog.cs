using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Auditing;

/// <summary>Writes what auditors must be able to read later.</summary>
public sealed class AuditLog(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    private const int MaxSubject = 200;
    private const int MaxDetail = 2000;

    /// <summary>Whoever starts the host or gives it a command.</summary>
    public static Actor Host { get; } = Actor.Nobody with { UserName = AuditText.Host };

    /// <summary>Writes one event at once, in a transaction of its own.</summary>
    public async Task WriteAsync(Actor actor, string action, AuditOutcome outcome, string subject, string? detail = null, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        Add(context, actor, action, outcome, subject, detail);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Says that somebody asked for what is not theirs, and returns false, so that a service can return with it.</summary>
    public async Task DenyAsync(Actor actor, EcoOperation operation, string subject, CancellationToken cancellationToken = default) =>
        await WriteAsync(actor, "denied-" + Word(operation), AuditOutcome.Denied, subject, null, cancellationToken);

    /// <summary>True when the role allows the operation; a refusal is written down.</summary>
    public async Task<bool> AllowsAsync(Actor actor, EcoOperation operation, string subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.May(operation))
            return true;
        await DenyAsync(actor, operation, subject, cancellationToken);
        return false;
    }

    /// <summary>Adds the event to a change, so that both are stored or neither.</summary>
    internal void Add(EcoDbContext context, Actor actor, string action, AuditOutcome outcome, string subject, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        context.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            UserId = actor.UserId,
            UserName = Cut(actor.IsSignedIn ? $"{actor.DisplayName}（{actor.UserName}）" : actor.UserName, MaxSubject),
            Action = action,
            Outcome = outcome,
            Subject = Cut(subject, MaxSubject),
            Detail = detail is null ? null : Cut(detail, MaxDetail),
            Address = actor.Address,
        });
    }

    internal static string Word(EcoOperation operation) => string.Concat(operation.ToString().Select((sign, index) =>
        char.IsUpper(sign) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(sign) : sign.ToString()));

    private static string Cut(string text, int length)
    {
        var plain = text.Replace("\0", "", StringComparison.Ordinal);
        return plain.Length <= length ? plain : plain[..(char.IsHighSurrogate(plain[length - 2]) ? length - 2 : length - 1)] + "…";
    }
}
