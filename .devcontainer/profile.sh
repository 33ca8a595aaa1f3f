# Where outgoing TLS is re-signed, the certificates given as FONDATION_CA_BUNDLE are trusted by
# every program here.
if [ -s /run/secrets/ca_bundle ]; then
  export NODE_EXTRA_CA_CERTS=/run/secrets/ca_bundle GIT_SSL_CAINFO=/run/secrets/ca_bundle CURL_CA_BUNDLE=/run/secrets/ca_bundle
fi
