using DataHub.Adapters.EnterpriseRegistration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class EnterpriseRegistrationSubject : BusinessSubject
{
    public override ItemId Item => ItemId.EnterpriseRegistration;

    public override IReadOnlyList<SourceRecord> Expected { get; } =
    [
        new EnterpriseRecord
        {
            CreditCode = "91370102MA3C4K5L3X",
            Name = "济南新禾商贸有限公司",
            Address = "济南市历下区山大路201号",
            OwnerName = "李强",
            OwnerIdNumber = "370881199003034019",
            EstablishedOn = new DateOnly(2021, 3, 2),
            State = BusinessState.InBusiness,
        },
    ];

    protected override string Row => """
        {"uniscid":"91370102MA3C4K5L3X","entname":"济南新禾商贸有限公司","dom":"济南市历下区山大路201号","lerep":"李强","lerepcertno":"370881199003034019","estdate":"2021-03-02","opfrom":"2021-03-02","opto":"","regstate":"1","regstateCn":"存续","taxstate":"1"}
        """;

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddEnterpriseRegistration(configuration);
}
