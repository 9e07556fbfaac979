using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace LuchengEco.Web.Tests.Reminders;

/// <summary>A mail server on loopback that keeps what it gets, and refuses when a test asks it to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly List<byte[]> _mails = [];
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers this instead of taking a mail; null takes it.</summary>
    public string? Refusal { get; set; }

    /// <summary>Addresses that do not exist here.</summary>
    public HashSet<string> Unknown { get; } = [];

    public IReadOnlyList<byte[]> Raw
    {
        get
        {
            lock (_mails)
                return [.. _mails];
        }
    }

    public IReadOnlyList<MimeMessage> Mails => [.. Raw.Select(mail => MimeMessage.Load(new MemoryStream(mail)))];

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stopped.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(_stopped.Token) is { } line)
            {
                var command = line.Length < 4 ? line : line[..4].ToUpperInvariant();
                if (command == "DATA" && Refusal is null)
                {
                    await writer.WriteLineAsync("354 go on");
                    await TakeAsync(reader);
                }
                await writer.WriteLineAsync(command switch
                {
                    "DATA" => Refusal ?? "250 kept",
                    "RCPT" when Unknown.Any(address => line.Contains(address, StringComparison.OrdinalIgnoreCase)) => "550 no such user",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (command == "QUIT")
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The other side is gone, or the test is over.
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stopped.Token) is { } line && line != ".")
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        lock (_mails)
            _mails.Add(Encoding.Latin1.GetBytes(mail.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopped.Dispose();
    }
}
