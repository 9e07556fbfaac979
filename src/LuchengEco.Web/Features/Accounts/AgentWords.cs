using LuchengEco.Services.Accounts;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>What a browser says of itself, in the words of whoever uses it.</summary>
public static class AgentWords
{
    /// <summary>The first sign that fits names the browser: each claims to be all that came before it.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
        [("MicroMessenger", "微信"), ("Edg/", "Edge"), ("QQBrowser", "QQ浏览器"), ("360SE", "360浏览器"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(SessionView session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Door == SessionDoor.Rest)
            return AccountText.SessionProgram;
        var words = new[] { Find(Browsers, session.Agent), Find(Systems, session.Agent) }.Where(word => word is not null).ToArray();
        return words.Length == 0 ? AccountText.SessionBrowser : string.Join(" · ", words);
    }

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        agent is null ? null : known.FirstOrDefault(word => agent.Contains(word.Sign, StringComparison.Ordinal)).Name;
}
