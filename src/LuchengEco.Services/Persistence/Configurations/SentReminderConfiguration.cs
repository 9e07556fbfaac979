using LuchengEco.Services.Accounts;
using LuchengEco.Services.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class SentReminderConfiguration : IEntityTypeConfiguration<SentReminder>
{
    public void Configure(EntityTypeBuilder<SentReminder> builder)
    {
        builder.ToTable("sent_reminders");
        builder.HasKey(reminder => reminder.Id);
        builder.Property(reminder => reminder.Key).HasMaxLength(200);
        builder.HasIndex(reminder => new { reminder.UserId, reminder.Key }).IsUnique();
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(reminder => reminder.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
