{{- define "delivery.labels" -}}
app: delivery-service
app.kubernetes.io/part-of: delivery-service
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Of a pod; (dict "root" . "component" "api"). Policies and budgets select app and component: Flagger renames app.kubernetes.io/name in its primary. */}}
{{- define "delivery.podLabels" -}}
{{ include "delivery.select" . }}
app.kubernetes.io/name: delivery-{{ .component }}
app.kubernetes.io/part-of: delivery-service
{{- end }}

{{- define "delivery.select" -}}
app: delivery-service
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* What a controller owns its pods by. */}}
{{- define "delivery.own" -}}
app.kubernetes.io/name: delivery-{{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "delivery.mesh" -}}
{{- if or .Values.istio.mtls (eq .Values.routing "istio") }}yes{{ end }}
{{- end }}

{{- define "delivery.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end }}

{{/* Mi or Gi as a number of Mi. */}}
{{- define "delivery.mebibytes" -}}
{{- if hasSuffix "Gi" . }}{{ mulf (trimSuffix "Gi" . | float64) 1024 | int64 }}{{ else }}{{ trimSuffix "Mi" . | int64 }}{{ end }}
{{- end }}
