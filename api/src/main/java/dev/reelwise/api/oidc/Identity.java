package dev.reelwise.api.oidc;

/** Who somebody is at a provider: for good, unlike name and address. */
record Identity(String issuer, String subject) {}
