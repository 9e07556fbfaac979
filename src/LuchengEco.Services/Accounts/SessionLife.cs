using System.Linq.Expressions;

namespace LuchengEco.Services.Accounts;

/// <summary>How long a session lives: one of a browser while its person does something, one of a program as long as its token.</summary>
/// <param name="Idle">Time without activity after which a browser's session is over.</param>
/// <param name="Token">Time after the sign-in at which a program's session is over.</param>
public sealed record SessionLife(TimeSpan Idle, TimeSpan Token)
{
    public static SessionLife Default { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60));

    /// <summary>Whether a session opens something at <paramref name="now"/>, for a query.</summary>
    internal Expression<Func<UserSession, bool>> LiveAt(DateTimeOffset now)
    {
        var (seen, started) = (now - Idle, now - Token);
        return session => session.EndedAt == null
            && ((session.Door == SessionDoor.Page && session.LastSeenAt > seen) || (session.Door == SessionDoor.Rest && session.StartedAt > started));
    }

    /// <summary>Sessions that nobody ended and that are over all the same.</summary>
    internal Expression<Func<UserSession, bool>> OverAt(DateTimeOffset now)
    {
        var (seen, started) = (now - Idle, now - Token);
        return session => session.EndedAt == null
            && ((session.Door == SessionDoor.Page && session.LastSeenAt <= seen) || (session.Door == SessionDoor.Rest && session.StartedAt <= started));
    }
}
