# In a network that re-signs TLS, every program here trusts the certificates in FONDATION_CA_BUNDLE.
if [ -s /run/secrets/ca_bundle ]; then
  export NODE_EXTRA_CA_CERTS=/run/secrets/ca_bundle GIT_SSL_CAINFO=/run/secrets/ca_bundle CURL_CA_BUNDLE=/run/secrets/ca_bundle
fi
