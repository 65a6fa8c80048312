// The validator's badge would ask a server on the internet.
SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayOperationId: true,
  validatorUrl: null,
});
