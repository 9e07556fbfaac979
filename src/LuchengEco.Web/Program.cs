using LuchengEco.Web.Hosting;
using Serilog;

Log.Logger = new LoggerConfiguration().WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateBootstrapLogger();
try
{
    var app = WebApplication.CreateBuilder(args).AddEco().Build();
    if (CommandLine.IsCommand(args))
        return await CommandLine.RunAsync(app, args);
    await app.PrepareAsync();
    await app.NoteStartAsync();
    app.UseEco();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is not HostAbortedException && !IsTestHostProbe(exception))
{
    Log.Fatal("The host could not start: {Problem}", exception.Message);
    Log.Debug(exception, "Details of the failed start");
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}

// WebApplicationFactory stops the program with this private exception once it has the host.
static bool IsTestHostProbe(Exception exception) => exception.GetType().Name == "StopTheHostException";
