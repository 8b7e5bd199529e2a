{{/* How a process reaches AWS KMS and Vault, as YAML. */}}
{{- define "delivery.kmsEnv" -}}
{{- with .root.Values.kms.aws }}
DELIVERY_KMS_REGION: {{ .region }}
{{- with .endpoint }}
DELIVERY_KMS_ENDPOINT: {{ . }}
{{- end }}
{{- with .sealKey }}
DELIVERY_KMS_SEAL_KEY: {{ . }}
{{- end }}
{{- if .authority }}
DELIVERY_KMS_AUTHORITY: /etc/delivery/authorities/kms.crt
{{- end }}
{{- end }}
{{- $component := .component }}
{{- with .root.Values.kms.vault }}
DELIVERY_VAULT_ADDRESS: {{ .address }}
DELIVERY_VAULT_ROLE: delivery-{{ $component }}
DELIVERY_VAULT_JWT: /var/run/secrets/vault/token
{{- with .namespace }}
DELIVERY_VAULT_NAMESPACE: {{ . }}
{{- end }}
{{- with .login }}
DELIVERY_VAULT_LOGIN: {{ . }}
{{- end }}
{{- with .transit }}
DELIVERY_VAULT_TRANSIT: {{ . }}
{{- end }}
{{- with .sealKey }}
DELIVERY_VAULT_SEAL_KEY: {{ . }}
{{- end }}
{{- if .authority }}
DELIVERY_VAULT_AUTHORITY: /etc/delivery/authorities/vault.crt
{{- end }}
{{- end }}
{{- end }}

{{/* Who vouches for them, in the folder of authorities. */}}
{{- define "delivery.kmsAuthorities" -}}
{{- with .Values.kms.aws }}{{ with .authority }}
- {{ include "delivery.authority" (dict "of" . "path" "kms.crt") }}
{{- end }}{{ end }}
{{- with .Values.kms.vault }}{{ with .authority }}
- {{ include "delivery.authority" (dict "of" . "path" "vault.crt") }}
{{- end }}{{ end }}
{{- end }}

{{/* Whom a pod shows itself to Vault as: its one token of Kubernetes, which is for Vault alone. */}}
{{- define "delivery.vaultTokenVolume" -}}
{{- with .Values.kms.vault }}
- name: vault-token
  projected:
    sources:
      - serviceAccountToken: { path: token, audience: {{ .audience | default "vault" }}, expirationSeconds: 3600 }
{{- end }}
{{- end }}

{{- define "delivery.vaultTokenMount" -}}
{{- if .Values.kms.vault }}
- { name: vault-token, mountPath: /var/run/secrets/vault, readOnly: true }
{{- end }}
{{- end }}

{{/* AWS KMS of a process that has no way to public addresses otherwise. */}}
{{- define "delivery.egressAwsKms" -}}
{{- if .Values.kms.aws }}
{{- include "delivery.egressPublic" . }}
{{- end }}
{{- include "delivery.egressPodIdentity" . }}
{{- end }}

{{/* Without a role of its own a pod asks the agent of EKS Pod Identity, on its node, who it is to AWS. */}}
{{- define "delivery.egressPodIdentity" -}}
{{- with .Values.kms.aws }}{{ if not .role }}
- to: [{ ipBlock: { cidr: 169.254.170.23/32 } }]
  ports: [{ port: 80, protocol: TCP }]
{{- end }}{{ end }}
{{- end }}

{{- define "delivery.egressVault" -}}
{{- with .Values.kms.vault }}
- to:
    {{- if .egress.cidr }}
    - ipBlock: { cidr: {{ .egress.cidr }} }
    {{- else }}
    {{- include "delivery.namespace" (dict "root" $ "name" .egress.namespace) | nindent 4 }}
    {{- end }}
  ports: [{ port: {{ .egress.port }}, protocol: TCP }]
{{- end }}
{{- end }}
