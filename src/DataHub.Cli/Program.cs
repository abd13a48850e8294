using System.Text;
using DataHub.Cli.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await DataHubCommand.RunAsync(args);
