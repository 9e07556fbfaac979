using Npgsql;

namespace LuchengEco.Services.Persistence;

/// <summary>SQLSTATEs that our own triggers raise, and where to find one.</summary>
internal static class DatabaseErrors
{
    /// <summary>A figure of a submitted or approved month was about to change.</summary>
    public const string Locked = "EC001";

    /// <summary>A row of an append-only history was about to change.</summary>
    public const string AppendOnly = "EC002";

    /// <summary>A second administrator's role was about to go to one person.</summary>
    public const string RolesExclude = "EC003";

    /// <summary>The SQLSTATE behind an exception, however deep; null without one. Npgsql's strategy wraps what is transient once more.</summary>
    public static string? StateOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException postgres)
                return postgres.SqlState;
        }
        return null;
    }
}
