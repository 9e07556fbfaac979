using LuchengEco.Services.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class FormerPasswordConfiguration : IEntityTypeConfiguration<FormerPassword>
{
    public void Configure(EntityTypeBuilder<FormerPassword> builder)
    {
        builder.ToTable("former_passwords");
        builder.HasKey(password => password.Id);
        builder.Property(password => password.Hash).HasMaxLength(300);
        builder.HasIndex(password => password.UserId);
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(password => password.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
