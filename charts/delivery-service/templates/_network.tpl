{{/* From or to every pod of a namespace; (dict "root" . "name" "data"). */}}
{{- define "delivery.namespace" -}}
- namespaceSelector:
    matchLabels: { {{ .root.Values.networkPolicy.namespaceLabel }}: {{ .name }} }
{{- end }}

{{- define "delivery.egressDns" -}}
- to: {{- include "delivery.namespace" (dict "root" . "name" "kube-system") | nindent 4 }}
  ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
{{- end }}

{{/* (dict "root" . "ports" (list 5432)) */}}
{{- define "delivery.egressData" -}}
- to:
    {{- include "delivery.namespace" (dict "root" .root "name" "data") | nindent 4 }}
    {{- range .root.Values.networkPolicy.dataCidrs }}
    - ipBlock: { cidr: {{ . }} }
    {{- end }}
  ports:
    {{- range .ports }}
    - { port: {{ . }}, protocol: TCP }
    {{- end }}
{{- end }}

{{/* The collector, on whichever port it has. */}}
{{- define "delivery.egressTelemetry" -}}
{{- if .Values.otlpEndpoint }}
{{- $host := (urlParse .Values.otlpEndpoint).host -}}
{{- $port := ternary (last (splitList ":" $host)) (ternary "443" "80" (hasPrefix "https:" .Values.otlpEndpoint)) (contains ":" $host) }}
- to: {{- include "delivery.namespace" (dict "root" . "name" "observability") | nindent 4 }}
  ports: [{ port: {{ $port }}, protocol: TCP }]
{{- end }}
{{- end }}

{{- define "delivery.egressNeighbours" -}}
- to: {{- include "delivery.namespace" (dict "root" . "name" "ghasi-services") | nindent 4 }}
  ports:
    {{- range .Values.networkPolicy.neighbourPorts }}
    - { port: {{ . }}, protocol: TCP }
    {{- end }}
{{- end }}

{{/* Object store, KMS. */}}
{{- define "delivery.egressPublic" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: {{- toYaml .Values.networkPolicy.publicExcept | nindent 10 }}
  ports: [{ port: 443, protocol: TCP }]
{{- end }}

{{/* A proxy asks istiod for certificates and routes. */}}
{{- define "delivery.egressMesh" -}}
{{- if include "delivery.mesh" . }}
- to: {{- include "delivery.namespace" (dict "root" . "name" "istio-system") | nindent 4 }}
  ports: [{ port: 15012, protocol: TCP }]
{{- end }}
{{- end }}

{{- define "delivery.ingressMetrics" -}}
- from: {{- include "delivery.namespace" (dict "root" . "name" "observability") | nindent 4 }}
  ports: [{ port: 9090, protocol: TCP }]
{{- end }}
