namespace DataHub.Core.Ports;

/// <summary>
/// Says <em>go on with X</em>: work state lives in our own tables, so a lost or doubled job does no harm.
/// Our own contract, so that the engine behind it stays replaceable.
/// </summary>
public interface IJobQueue
{
    /// <summary>Asks some node to go on with whatever verifications are due.</summary>
    void AdvanceDue();
}
