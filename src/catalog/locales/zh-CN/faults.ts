export default {
  'boot-timeout': '分析引擎在 {seconds} 秒内没有启动。请刷新页面；如仍不行，请检查服务器是否正确提供 .wasm 文件。',
  'boot-failed': '分析引擎无法启动：{detail}。请刷新页面，或换用最新版 Chrome、Edge。',
  'engine-lost': '分析引擎意外停止，已从本机保存的批次重新建立。请重试刚才的操作。',
  'query-failed': '这项计算没有完成：{detail}',
  'file-unreadable': '文件无法读取，可能已被移动或正被其他程序占用。请关闭占用它的程序后重新选择。',
  'file-is-workspace': '这是工作区文件。请到“数据”页，用“打开工作区文件”打开。',
  'file-is-archive':
    '这是浏览器无法展开的压缩包（如 .rar、.7z，或压缩包中的压缩包）。请先解压，再选择其中的 CSV 或 .xlsx 文件。',
  'file-is-old-excel':
    '这是旧格式（.xls）、二进制（.xlsb）或其他程序的表格文件，也可能设有密码。请在 Excel 或 WPS 中打开，另存为 .xlsx 或 CSV 后再选择。',
  'file-empty': '文件是空的。',
  'file-no-table': '文件中没有找到表格。',
  'file-damaged': '文件不完整或已损坏，无法读取（{detail}）。请在 Excel 或 WPS 中打开后重新保存，或重新获取这个文件。',
  'file-encrypted': '文件设有密码。请在 Excel、WPS 或解压软件中打开，去掉密码另存后再选择。',
  'file-too-large': '文件解压后超过 {limit} MB，无法读取。请拆成几个较小的文件，或另存为 CSV 后再选择。',
  'too-small-memory': '浏览器可用内存不足。请关闭其他标签页，或分季度导入。',
  'read-only': '另一个窗口正在使用这份数据，本窗口只能查看。请到那个窗口操作，或在本窗口选择“接管”。',
  'storage-full':
    '本机存储空间不足：需要 {needed} MB，可用 {available} MB。原有数据没有变化。请在数据页删除不再需要的批次，或清理磁盘后重试。',
  'storage-failed': '浏览器没有保存成功：{detail}。原有数据没有变化。请重试；如仍不行，请另存工作区文件后刷新页面。',
  'storage-damaged':
    '本机保存的数据目录已损坏（{files}），共 {count} 个文件。没有删除任何内容。请重试；如仍不行，可打开以前保存的工作区文件，或清除本机数据后重新导入。',
  'batch-damaged':
    '保存在本机的数据中有 {count} 个文件已损坏（{files}），不能照原样读出。没有删除任何内容。请不再使用这些文件（数据页可彻底删除），手头有原文件时重新导入；也可打开以前保存的工作区文件。',
  'changed-elsewhere': '另一个标签页刚刚修改了数据，这次修改没有保存。请刷新本页后重做。',
  'made-by-newer':
    '本机数据由更新版本的心声保存（格式 {schema}，本版本最高支持 {known}），没有做任何改动。请换用新版本打开；只有确定不再需要这些数据时，才打开工作区文件或清除。',
  'workspace-not-ours': '这不是心声的工作区文件。请选择由“保存工作区”得到的文件。',
  'workspace-newer': '这个工作区文件由更新版本的心声保存（格式 {schema}，本版本最高支持 {known}）。请换用新版本打开。',
  'workspace-damaged': '工作区文件不完整或已损坏（{entry}），没有打开。请从原电脑重新复制，或重新保存一份。',
  'workspace-too-large': '工作区超过 {limit} MB，无法保存为一个文件。请先删除不再需要的批次。',
}
