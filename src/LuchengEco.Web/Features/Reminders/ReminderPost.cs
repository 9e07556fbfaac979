using System.Net.Sockets;
using LuchengEco.Services.Reminders;
using LuchengEco.Web.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LuchengEco.Web.Features.Reminders;

/// <summary>Sends the reminders that are due; what does not go out stays due for the next look.</summary>
internal sealed class ReminderPost(ReminderService reminders, IOptions<EcoOptions> options, TimeProvider clock, ILogger<ReminderPost> logger)
{
    private EcoOptions.SmtpOptions Smtp => options.Value.Smtp;

    /// <summary>One look: every person gets at most one mail. A recipient that is refused keeps nobody else from theirs; a server that is away ends the look.</summary>
    /// <returns>How many mails went out.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (!Smtp.IsOn)
            return 0;
        var now = clock.GetUtcNow();
        var mails = await reminders.GetDueAsync(now, cancellationToken);
        if (mails.Count == 0)
            return 0;
        var sent = 0;
        using var client = new SmtpClient { Timeout = Smtp.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        foreach (var mail in mails)
        {
            if (!MailboxAddress.TryParse(mail.Address, out _))
            {
                logger.LogWarning("The e-mail address of user {UserId} cannot be read; no reminder was sent", mail.UserId);
                continue;
            }
            try
            {
                if (await reminders.DeliverOnceAsync(mail, now, (rest, token) => DeliverAsync(client, rest, now, token), cancellationToken))
                    sent++;
            }
            catch (SmtpCommandException exception) when (exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
            {
                logger.LogWarning("The mail server refused a reminder for user {UserId}: {Answer}; it is tried again in {Minutes} minutes",
                    mail.UserId, exception.Message, Smtp.IntervalMinutes);
                await ResetAsync(client, cancellationToken);
            }
            catch (Exception exception) when (IsMailTrouble(exception))
            {
                logger.LogWarning("Reminders could not be sent through {Host}:{Port}: {Problem}; they are tried again in {Minutes} minutes",
                    Smtp.Host, Smtp.Port, exception.Message, Smtp.IntervalMinutes);
                break;
            }
        }
        if (client.IsConnected)
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        if (sent > 0)
            logger.LogInformation("{Count} reminders were sent by e-mail", sent);
        return sent;
    }

    private async Task DeliverAsync(SmtpClient client, ReminderMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!client.IsConnected)
        {
            await client.ConnectAsync(Smtp.Host!, Smtp.Port, Smtp.Security switch
            {
                EcoOptions.SmtpSecurity.None => SecureSocketOptions.None,
                EcoOptions.SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                EcoOptions.SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            }, cancellationToken);
            if (!string.IsNullOrEmpty(Smtp.UserName))
                await client.AuthenticateAsync(Smtp.UserName, Smtp.Password!, cancellationToken);
        }
        using var message = ReminderMailWriter.Write(mail, Smtp, now);
        await client.SendAsync(message, cancellationToken);
    }

    /// <summary>After a refusal the conversation starts afresh.</summary>
    private static async Task ResetAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        if (client.IsConnected)
            await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static bool IsMailTrouble(Exception exception) => exception is CommandException or ProtocolException or SocketException or IOException
        or AuthenticationException or SslHandshakeException or TimeoutException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException;
}
