using Microsoft.Playwright;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The line between a browser and the server, which can be cut, and which can lose what the server answers.</summary>
public sealed class Line
{
    private readonly IBrowserContext _context;
    private readonly List<IWebSocketRoute> _open = [];
    private volatile bool _losesAnswers;

    private Line(IBrowserContext context) => _context = context;

    /// <summary>Call it before the first page is opened.</summary>
    public static async Task<Line> LayAsync(Visitor visitor)
    {
        var line = new Line(visitor.Page.Context);
        await line._context.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), line.Connect);
        return line;
    }

    /// <summary>From now on requests reach the server and its answers do not come back.</summary>
    public void LoseAnswers() => _losesAnswers = true;

    public async Task CutAsync()
    {
        await _context.SetOfflineAsync(true);
        IWebSocketRoute[] open;
        lock (_open)
        {
            open = [.. _open];
            _open.Clear();
        }
        foreach (var socket in open)
            await socket.CloseAsync();
    }

    public async Task MendAsync()
    {
        _losesAnswers = false;
        await _context.SetOfflineAsync(false);
    }

    private void Connect(IWebSocketRoute browser)
    {
        var server = browser.ConnectToServer();
        browser.OnMessage(frame => Pass(frame, server));
        server.OnMessage(frame =>
        {
            if (!_losesAnswers)
                Pass(frame, browser);
        });
        lock (_open)
            _open.Add(browser);
    }

    private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (frame.Binary is { } bytes)
            to.Send(bytes);
        else
            to.Send(frame.Text!);
    }
}
