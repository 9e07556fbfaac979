using System.Net;
using System.Net.Sockets;
using LuchengEco.Web.Printing;
using UglyToad.PdfPig;

namespace LuchengEco.Web.Tests.Printing;

public sealed class ChromiumPrinterTests
{
    private static Func<byte[], Task<string?>> Once(string body) => pdf => Task.FromResult(pdf.Length == 0 ? $"<!DOCTYPE html><title>t</title><body>{body}" : null);

    [Fact]
    public async Task Print_MoreThanFitAtOnce_PrintsThemAll()
    {
        await using var host = new PrintingHost(options => options.MaxConcurrent = 2);

        var results = await Task.WhenAll(Enumerable.Range(1, 7).Select(number => host.Printer.PrintAsync(Once($"number {number}"))));

        Assert.All(results, result => Assert.Equal(PrintFailure.None, result.Failure));
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"number {number}"), results.Select(result => Text(result.Pdf)));
    }

    [Fact]
    public async Task Print_MoreThanMayWait_TurnsTheRestAway()
    {
        await using var host = new PrintingHost(options => (options.MaxConcurrent, options.MaxWaiting) = (1, 1));

        var results = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => host.Printer.PrintAsync(Once("page"))));

        Assert.Equal(2, results.Count(result => result.Failure == PrintFailure.None));
        Assert.Equal(3, results.Count(result => result.Failure == PrintFailure.QueueFull));
        Assert.Equal(PrintFailure.None, (await host.Printer.PrintAsync(Once("later"))).Failure);
    }

    [Fact]
    public async Task Print_NoChromium_SaysSo()
    {
        await using var host = new PrintingHost(options => options.ChromiumPath = "/nowhere/chromium");

        Assert.Equal(PrintFailure.NoChromium, (await host.Printer.PrintAsync(Once("page"))).Failure);
    }

    [Fact]
    public async Task Print_ProgramThatIsNoChromium_SaysSo()
    {
        await using var host = new PrintingHost(options => options.ChromiumPath = "/bin/false");

        Assert.Equal(PrintFailure.NoChromium, (await host.Printer.PrintAsync(Once("page"))).Failure);
    }

    [Fact]
    public async Task Print_SandboxRefusedByTheMachine_PrintsWithoutIt()
    {
        using var directory = new TemporaryDirectory();
        var chromium = ChromiumLocator.Find(Environment.GetEnvironmentVariable("ECO_CHROMIUM"));
        var calls = Path.Combine(directory.Path, "calls");
        var refusing = directory.Script("chromium", $"""
            #!/bin/sh
            case " $* " in
              *" --no-sandbox "*) echo without >>'{calls}'; exec '{chromium}' "$@" ;;
            esac
            echo with >>'{calls}'
            echo 'No usable sandbox! If you are running on Ubuntu 23.10+ ...' >&2
            exit 1
            """);
        await using var host = new PrintingHost(options => options.ChromiumPath = refusing);
        host.Printer.WithSandbox = true;

        var result = await host.Printer.PrintAsync(Once("printed"));

        Assert.Equal(PrintFailure.None, result.Failure);
        Assert.Equal("printed", Text(result.Pdf));
        Assert.Equal(["with", "without"], await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Print_TooSlow_EndsAndTheNextDocumentIsPrinted()
    {
        await using var host = new PrintingHost(options => options.TimeoutSeconds = 6);
        await host.Printer.PrintAsync(Once("warm"));

        var never = new TaskCompletionSource<string?>();
        var slow = await host.Printer.PrintAsync(_ => never.Task);

        Assert.Equal(PrintFailure.TimedOut, slow.Failure);
        Assert.Equal("next", Text((await host.Printer.PrintAsync(Once("next"))).Pdf));
    }

    [Fact]
    public async Task Print_ChromiumDied_StartsItAgain()
    {
        await using var host = new PrintingHost();
        await host.Printer.PrintAsync(Once("before"));
        var died = false;

        var result = await host.Printer.PrintAsync(async pdf =>
        {
            if (!died)
            {
                died = true;
                await host.Printer.KillForTestAsync();
            }
            return pdf.Length == 0 ? "<!DOCTYPE html><body>after" : null;
        });

        Assert.Equal(PrintFailure.None, result.Failure);
        Assert.Equal("after", Text(result.Pdf));
    }

    [Fact]
    public async Task Print_PageThatAsksForTheNetworkOrRunsScript_GetsNeither()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        await using var host = new PrintingHost();

        var result = await host.Printer.PrintAsync(Once(
            $"<img src='{address}a.png'><link rel=stylesheet href='{address}b.css'><iframe src='file:///etc/passwd'></iframe>quiet<script>document.write('loud')</script>"));

        Assert.Equal("quiet", Text(result.Pdf));
        Assert.False(listener.Pending());
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join("|", document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value)).Trim()));
    }

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("eco-test-").FullName;

        public string Script(string name, string text)
        {
            var path = System.IO.Path.Combine(Path, name);
            File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return path;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
