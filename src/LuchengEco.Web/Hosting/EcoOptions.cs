using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Hosting;

/// <summary>Everything of the section <c>Eco</c>; checked once at start, so that a wrong setting stops the host with a clear message.</summary>
public sealed class EcoOptions
{
    public const string Section = "Eco";

    /// <summary>Loads marked demonstration months and accounts. Never on a real server.</summary>
    public bool Demonstration { get; set; }

    public AdministratorOptions Administrator { get; set; } = new();

    public PrintingOptions Printing { get; set; } = new();

    public ExportOptions Exports { get; set; } = new();

    public ApiOptions Api { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Address of this site as people outside of it open it, for the QR codes on paper; empty takes that of the mails, else that of the request.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Minutes in which neither request nor circuit shows a sign of a signed-in person, who then must sign in again (methods §9: 15–30).</summary>
    [Range(1, 480)]
    public int IdleMinutes { get; set; } = 30;

    public sealed class AdministratorOptions
    {
        [Required, RegularExpression("^[a-zA-Z0-9._-]{3,30}$")]
        public string UserName { get; set; } = "admin";

        /// <summary>First password of the first 系统管理员; from the environment, needed once.</summary>
        public string? Password { get; set; }
    }

    public sealed class PrintingOptions
    {
        /// <summary>Path of Chromium; empty looks in the usual places.</summary>
        public string? ChromiumPath { get; set; }

        /// <summary>Documents printed at the same time; further ones wait.</summary>
        [Range(1, 8)]
        public int MaxConcurrent { get; set; } = 2;

        /// <summary>Documents that may wait before a request is turned away.</summary>
        [Range(0, 100)]
        public int MaxWaiting { get; set; } = 20;

        [Range(5, 600)]
        public int TimeoutSeconds { get; set; } = 60;
    }

    public sealed class ExportOptions
    {
        /// <summary>Exports that one person may have under way.</summary>
        [Range(1, 20)]
        public int MaxPerPerson { get; set; } = 5;

        /// <summary>Minutes for which a finished file is kept for its owner.</summary>
        [Range(1, 120)]
        public int KeepMinutes { get; set; } = 15;

        /// <summary>What the kept files of everybody may weigh together; the oldest go first.</summary>
        [Range(1, 4096)]
        public int MaxKeptMegabytes { get; set; } = 128;
    }

    public enum SmtpSecurity
    {
        /// <summary>No encryption: only inside a trusted network, and never with a password.</summary>
        None,

        StartTls,

        /// <summary>Encrypted from the first byte, usually on port 465.</summary>
        Tls,
    }

    /// <summary>Where reminders go out by e-mail; without a host none does.</summary>
    public sealed class SmtpOptions
    {
        public string? Host { get; set; }

        [Range(1, 65535)]
        public int Port { get; set; } = 587;

        public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

        public string? UserName { get; set; }

        public string? Password { get; set; }

        /// <summary>Address of the sender, with a name if wanted: <c>鹿城生态 &lt;eco@example.gov.cn&gt;</c>.</summary>
        public string? From { get; set; }

        /// <summary>Address of this site as people open it; the links of the mails begin with it.</summary>
        public string? BaseUrl { get; set; }

        /// <summary>Minutes between two looks for mails that are due.</summary>
        [Range(1, 1440)]
        public int IntervalMinutes { get; set; } = 10;

        /// <summary>After which a mail server that does not answer is given up until the next look.</summary>
        [Range(1, 300)]
        public int TimeoutSeconds { get; set; } = 30;

        public bool IsOn => !string.IsNullOrWhiteSpace(Host);
    }

    public sealed class ApiOptions
    {
        /// <summary>Life of an access token.</summary>
        [Range(1, 1440)]
        public int TokenMinutes { get; set; } = 60;

        /// <summary>Attempts to sign in that one address has in a minute.</summary>
        [Range(1, 100_000)]
        public int SignInsPerMinute { get; set; } = 10;

        /// <summary>Check codes that one address may ask for in a minute.</summary>
        [Range(1, 100_000)]
        public int ChecksPerMinute { get; set; } = 30;
    }
}

/// <summary>Checks the nested groups too, which data annotations alone leave out.</summary>
public sealed class EcoOptionsValidator : IValidateOptions<EcoOptions>
{
    public ValidateOptionsResult Validate(string? name, EcoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        Check(options, "Eco");
        Check(options.Administrator, "Eco:Administrator");
        Check(options.Printing, "Eco:Printing");
        Check(options.Exports, "Eco:Exports");
        Check(options.Api, "Eco:Api");
        Check(options.Smtp, "Eco:Smtp");
        failures.AddRange(ProblemsOf(options.Smtp).Select(problem => "Eco:Smtp:" + problem));
        if (!string.IsNullOrWhiteSpace(options.PublicUrl) && (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https")))
            failures.Add("Eco:PublicUrl: an address such as https://eco.example.gov.cn.");
        if (!string.IsNullOrEmpty(options.Printing.ChromiumPath) && !File.Exists(options.Printing.ChromiumPath))
            failures.Add($"Eco:Printing:ChromiumPath: '{options.Printing.ChromiumPath}' does not exist.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(object group, string path)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(group, new ValidationContext(group), results, validateAllProperties: true);
            failures.AddRange(results.Select(result => $"{path}: {result.ErrorMessage}"));
        }
    }

    private static IEnumerable<string> ProblemsOf(EcoOptions.SmtpOptions smtp)
    {
        if (!smtp.IsOn)
            yield break;
        if (!MimeKit.MailboxAddress.TryParse(smtp.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            yield return "From: the sender's address is needed, for example eco@example.gov.cn.";
        if (!Uri.TryCreate(smtp.BaseUrl, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            yield return "BaseUrl: the address of this site is needed for the links, for example https://eco.example.gov.cn.";
        if (string.IsNullOrEmpty(smtp.UserName) != string.IsNullOrEmpty(smtp.Password))
            yield return "UserName and Password belong together.";
        if (smtp.Security == EcoOptions.SmtpSecurity.None && !string.IsNullOrEmpty(smtp.Password))
            yield return "Security: a password is sent over StartTls or Tls only.";
    }
}
