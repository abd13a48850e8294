using DataHub.Host.Commands;

return await HubCommands.RunAsync(args);
