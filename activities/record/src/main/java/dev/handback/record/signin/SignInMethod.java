package dev.handback.record.signin;

/** By what somebody says who they are. */
public enum SignInMethod {
  /** A password of the local user store. */
  PASSWORD,
  /** Pages, at the identity provider. */
  PROVIDER,
  /** The identity provider's access token, with a call. */
  ACCESS_TOKEN,
  /** A machine's token, with a call. */
  API_TOKEN
}
