using System.Diagnostics;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>LibreOffice as a second reader of the files, where the machine has one.</summary>
internal static class LibreOffice
{
    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice"];

    /// <summary>One at a time: a profile belongs to one process.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>False, said in the test's output, where there is none: then there is nothing to run against.</summary>
    public static bool IsHere
    {
        get
        {
            if (Places.Any(File.Exists))
                return true;
            TestContext.Current.TestOutputHelper?.WriteLine("LibreOffice is not installed: there was nothing to run against.");
            return false;
        }
    }

    /// <param name="file">What is converted.</param>
    /// <param name="from">Its extension.</param>
    /// <param name="to">Extension of the result.</param>
    public static async Task<byte[]> ConvertAsync(byte[] file, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("eco-office").FullName;
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var source = Path.Combine(folder, "file." + from);
            await File.WriteAllBytesAsync(source, file);
            var start = new ProcessStartInfo(Places.First(File.Exists))
            {
                ArgumentList = { "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", Path.Combine(folder, "out"), source },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var result = Path.Combine(folder, "out", "file." + to);
            return File.Exists(result) ? await File.ReadAllBytesAsync(result) : throw new InvalidOperationException(await said + await complained);
        }
        finally
        {
            Turn.Release();
            Directory.Delete(folder, recursive: true);
        }
    }
}
