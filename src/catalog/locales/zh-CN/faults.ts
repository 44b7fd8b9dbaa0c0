export default {
  'boot-timeout': '分析引擎在 {seconds} 秒内没有启动。请刷新页面；如仍不行，请检查服务器是否正确提供 .wasm 文件。',
  'boot-failed': '分析引擎无法启动：{detail}。请刷新页面，或换用最新版 Chrome、Edge。',
  'engine-lost': '分析引擎意外停止，已从本机保存的批次重新建立。请重试刚才的操作。',
  'query-failed': '这项计算没有完成：{detail}',
  'file-unreadable': '文件无法读取，可能已被移动或正被其他程序占用。请关闭占用它的程序后重新选择。',
  'file-is-archive':
    '这是 Excel 工作簿（.xlsx）或压缩包，不是 CSV。请在 Excel 或 WPS 中另存为“CSV（逗号分隔）”后再选择。',
  'file-is-old-excel': '这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 中另存为“CSV（逗号分隔）”后再选择。',
  'file-empty': '文件是空的。',
  'file-no-table': '文件中没有找到表格。',
  'too-small-memory': '浏览器可用内存不足。请关闭其他标签页，或分季度导入。',
}
