using LuchengEco.Services.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class EcoUserConfiguration : IEntityTypeConfiguration<EcoUser>
{
    public void Configure(EntityTypeBuilder<EcoUser> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.DisplayName).HasMaxLength(60);
        builder.HasMany(user => user.Units).WithOne().HasForeignKey(unit => unit.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
