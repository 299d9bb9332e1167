using SlipPortal.Web.Setup;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFrontEnd();

var app = builder.Build();
app.UseFrontEnd();
app.UseRouting();
app.MapFrontEnd();
app.MapRazorPages().WithStaticAssets();
app.Run();
