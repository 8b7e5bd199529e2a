{{/* Burn rate of the error budget over 5m and 1h, where both are too high; (dict "root" . "select" labels). */}}
{{- define "delivery.burnRate" -}}
{{- $r := .root.Values.rollout -}}
{{- range $i, $window := list "5m" "1h" }}
{{- if $i }}
and
{{ end -}}
(sum(rate(delivery_http_requests_total{ {{- $.select }},status_code=~"5.."}[{{ $window }}])) / sum(rate(delivery_http_requests_total{ {{- $.select -}} }[{{ $window }}]))) > ({{ $r.burnRate }} * (1 - {{ $r.objective }}))
{{- end }}
{{- end }}
