using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LuchengEco.Services.Reminders;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using MimeKit;
using MimeKit.Text;

namespace LuchengEco.Web.Features.Reminders;

/// <summary>Writes a reminder as a mail: plain text and HTML say the same, and neither names a figure.</summary>
internal static class ReminderMailWriter
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static MimeMessage Write(ReminderMail mail, EcoOptions.SmtpOptions options, DateTimeOffset now)
    {
        var message = new MimeMessage { Subject = SubjectOf(mail), Date = now };
        var from = MailboxAddress.Parse(options.From!);
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Encoding.UTF8, mail.DisplayName, mail.Address));
        // The same reminder has the same id: a mail server may drop one that comes twice after a crash.
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.UserId} {string.Join('\n', mail.Items.Select(item => item.Key).Order(StringComparer.Ordinal))}"));
        message.MessageId = $"{Convert.ToHexStringLower(id)[..32]}@{from.Domain}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = PlainOf(mail, options) },
            new TextPart(TextFormat.Html) { Text = HtmlOf(mail, options) },
        };
        return message;
    }

    private static string SubjectOf(ReminderMail mail)
    {
        if (mail.Items.Select(item => (item.Kind, item.Month, item.DueOn)).Distinct().Count() > 1)
            return Phrase.Of(ReminderMailText.SubjectMany, mail.Items.Count);
        var item = mail.Items[0];
        var template = item.Kind switch
        {
            ReminderKind.DueSoon => ReminderMailText.SubjectLeft,
            ReminderKind.DueToday => ReminderMailText.SubjectToday,
            ReminderKind.Overdue => ReminderMailText.SubjectOver,
            ReminderKind.Returned => ReminderMailText.SubjectReturned,
            ReminderKind.Reopened => ReminderMailText.SubjectReopened,
            ReminderKind.Waiting => ReminderMailText.SubjectWaiting,
        };
        return Phrase.Of(template, item.Month.Year, item.Month.Month, item.DueOn.Month, item.DueOn.Day, Math.Abs(item.DaysLeft));
    }

    private static string PlainOf(ReminderMail mail, EcoOptions.SmtpOptions options)
    {
        var text = new StringBuilder().AppendLine(Phrase.Of(ReminderMailText.Greeting, mail.DisplayName)).AppendLine();
        foreach (var item in mail.Items)
            text.AppendLine(SentenceOf(item)).AppendLine(LinkOf(item, options)).AppendLine();
        return text.Append(ReminderMailText.All).Append(' ').AppendLine(EcoUrls.Absolute(options.BaseUrl!, EcoUrls.Tasks)).AppendLine().AppendLine(ReminderMailText.Footer).ToString();
    }

    private static string HtmlOf(ReminderMail mail, EcoOptions.SmtpOptions options)
    {
        var text = new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><body style=\"font-family:sans-serif;line-height:1.6\">");
        text.Append("<p>").Append(Html.Encode(Phrase.Of(ReminderMailText.Greeting, mail.DisplayName))).Append("</p><ul>");
        foreach (var item in mail.Items)
            text.Append("<li>").Append(Html.Encode(SentenceOf(item))).Append(' ').Append(Anchor(LinkOf(item, options), ReminderMailText.Open)).Append("</li>");
        return text.Append("</ul><p>").Append(Anchor(EcoUrls.Absolute(options.BaseUrl!, EcoUrls.Tasks), ReminderMailText.All)).Append("</p><p style=\"color:#666\">")
            .Append(Html.Encode(ReminderMailText.Footer)).Append("</p></body></html>").ToString();
    }

    private static string Anchor(string address, string word) => $"<a href=\"{Html.Encode(address)}\">{Html.Encode(word)}</a>";

    private static string LinkOf(ReminderItem item, EcoOptions.SmtpOptions options) => EcoUrls.Absolute(options.BaseUrl!,
        item.Kind == ReminderKind.Waiting ? EcoUrls.Review(item.Month, item.UnitCode) : EcoUrls.Entry(item.Month, item.UnitCode));

    private static string SentenceOf(ReminderItem item) => item.Kind switch
    {
        ReminderKind.DueSoon or ReminderKind.DueToday or ReminderKind.Overdue =>
            Phrase.Of(ReminderMailText.Due, item.UnitName, item.Month.Year, item.Month.Month, item.DueOn.Month, item.DueOn.Day, ReportingWords.OfDaysLeft(item.DaysLeft))
            + (item.Blank > 0 ? Phrase.Of(ReminderMailText.Blank, item.Blank) : ReminderMailText.Complete),
        ReminderKind.Returned => Phrase.Of(ReminderMailText.Returned, item.UnitName, item.Month.Year, item.Month.Month),
        ReminderKind.Reopened => Phrase.Of(ReminderMailText.Reopened, item.UnitName, item.Month.Year, item.Month.Month),
        ReminderKind.Waiting => Phrase.Of(ReminderMailText.Waiting, item.UnitName, item.Month.Year, item.Month.Month),
    };
}
