global using SlipPortal.Web.Htmx;
